import { evaluatorKinds } from '@/lib/domain/claim'
import type { DayOrder } from './dates'

/** How the cells of a column are read. `name` cells are looked up in the workspace. */
export type CellKind = 'text' | 'name' | 'number' | 'count' | 'flag' | 'day' | 'choice' | 'id' | 'url'

type Entry = { label: string; kind: CellKind; aliases: readonly string[] }

const column = (label: string, kind: CellKind, aliases: string): Entry => ({ label, kind, aliases: aliases.split(', ') })

/**
 * The columns of a claim in files, in their order. The keys are the words that files and mappings use; the aliases are other headings
 * under which spreadsheets, leaderboards and papers print the same thing, in English, German and Chinese.
 */
export const claimColumns = {
  id: column('Claim id', 'id', 'claim id, claim, eintrag-id, 编号'),
  vendor: column(
    'Vendor',
    'name',
    'provider, company, organization, organisation, org, developer, creator, lab, maker, model developer, developed by, model provider, model vendor, team, hersteller, anbieter, firma, unternehmen, entwickler, 厂商, 公司, 机构, 开发者, 团队, 组织, affiliation',
  ),
  model: column(
    'Model',
    'name',
    'model name, model info name, models, method, system, video model, name, generator, model a, modell, modellname, 模型, 模型名称, 方法, approach, algorithm, player, competitor, candidate, network, t2v model, i2v model, winner, checkpoint',
  ),
  model_version: column(
    'Model version',
    'text',
    'version, model version, release, build, model release, ver, modellversion, modell version, 版本, 模型版本, v',
  ),
  model_id: column(
    'Model id',
    'id',
    'api model id, model key, model slug, api id, api name, api model, endpoint, model info id, hf model id, hub id, repo id, modell-id, 模型id, model path, model identifier, model api name, hugging face id, fullname, slug, inference id',
  ),
  variant: column(
    'Variant',
    'text',
    'mode, setting, configuration, config, tier, preset, resolution, model variant, variante, modus, auflösung, 变体, 模式, 分辨率, quality tier, size, edition, ausführung, 规格',
  ),
  benchmark: column(
    'Benchmark',
    'name',
    'benchmark name, dataset, dataset name, test, leaderboard, arena, eval, evaluation, test set, testset, suite, benchmarks, testreihe, datensatz, rangliste, 基准, 评测, 数据集, 榜单, evaluation name, task dataset name, eval name, board, test suite, 基准测试, 测试集',
  ),
  benchmark_version: column(
    'Benchmark version',
    'text',
    'dataset version, bench version, leaderboard version, eval version, test version, 基准版本, benchmark-version, dataset revision, suite version, bm version',
  ),
  benchmark_id: column('Benchmark id', 'id', 'benchmark key, benchmark slug, dataset id, benchmark-id, leaderboard id, 基准id, eval id'),
  dimension: column(
    'Dimension',
    'name',
    'metric, metric name, aspect, criterion, criteria, category, sub-metric, quality dimension, axis, measure, dimension name, metrik, kriterium, merkmal, 维度, 指标, 评测维度, score type, sub score, property, skill, metric type, kategorie, 评价指标',
  ),
  task: column(
    'Task',
    'choice',
    'task type, task name, task id, modality, use case, generation type, aufgabe, aufgabentyp, anwendungsfall, 任务, 任务类型, track, task category, pipeline tag, input type',
  ),
  statement: column(
    'Statement',
    'text',
    'claim text, quote, statement text, assertion, what was said, claimed, wording, aussage, zitat, behauptung, 声明, 表述, finding, headline, the claim, takeaway',
  ),
  value: column(
    'Value',
    'number',
    'score, result, metric value, rating, elo, elo score, elo rating, arena score, total score, points, performance, metric score, win rate, winrate, avg, average, mean, mos, wert, ergebnis, punkte, punktzahl, bewertung, 分数, 得分, 数值, 总分, 结果, overall score, arena elo, score value, accuracy, fvd, result value, average score, 评分, messwert, gesamtpunktzahl, quality elo',
  ),
  unit: column('Unit', 'text', 'units, value unit, score unit, metric unit, scale, uom, einheit, maßeinheit, skala, 单位, measured in'),
  ci_low: column(
    'Interval, lower end',
    'number',
    'ci lower, lower, lower bound, lower ci, ci low, rating q025, rating lower, low, 95% ci lower, ci95 low, ci 95 low, lower 95, min, ci min, lcb, score lower, untere grenze, ki unten, untergrenze, 下限, 置信下限, confidence low, lower confidence bound, 2.5%, p2.5, ci_l, lo, ki untere grenze, elo lower, conf low',
  ),
  ci_high: column(
    'Interval, upper end',
    'number',
    'ci upper, upper, upper bound, upper ci, ci high, rating q975, rating upper, high, 95% ci upper, ci95 high, ci 95 high, upper 95, max, ci max, ucb, score upper, obere grenze, ki oben, obergrenze, 上限, 置信上限, confidence high, upper confidence bound, 97.5%, p97.5, ci_u, hi, ki obere grenze, elo upper, conf high',
  ),
  sample_size: column(
    'Sample size',
    'count',
    'n, samples, num samples, number of samples, votes, vote count, num votes, battles, num battles, appearances, num prompts, prompts, prompt count, # votes, # samples, # prompts, number of votes, comparisons, clips, videos, sample count, stichprobe, stichprobengröße, anzahl, anzahl stimmen, stimmen, 样本数, 样本量, 投票数, 票数, n samples, n prompts, matches, games, raters, total votes, 视频数, count, size of sample, number of prompts, number of battles, number of comparisons, number of videos',
  ),
  sample_unit: column(
    'Sampled',
    'text',
    'sample type, unit of sample, counted, what is counted, sampled, stichprobeneinheit, gezählt, 样本单位, sampling unit, n of',
  ),
  opponent: column(
    'Opponent',
    'name',
    'model b, versus, vs, compared to, compared with, baseline, against, reference model, other model, gegner, vergleichsmodell, verglichen mit, 对手, 对比模型, 基线, loser, baseline model, comparison model, rival',
  ),
  opponent_id: column('Opponent id', 'id', 'opponent model id, baseline id, opponent key, gegner-id, model b id, vs id'),
  wins: column('Wins', 'count', 'win, won, num wins, wins a, win count, # wins, siege, gewonnen, 胜, 胜场, 胜利, a wins, number of wins'),
  losses: column(
    'Losses',
    'count',
    'loss, lost, losses a, loss count, # losses, niederlagen, verloren, 负, 负场, defeats, b wins, wins b, num losses, number of losses',
  ),
  ties: column('Ties', 'count', 'tie, draws, draw, tied, tie count, # ties, unentschieden, 平, 平局, both, num ties, number of ties'),
  evaluator: column(
    'Evaluator',
    'name',
    'evaluated by, tested by, tester, evaluator name, measured by, rater, judge, evaluation by, run by, who ran it, who tested, published by, publisher, reported by, source organization, source organisation, source organization name, evaluating organization, geprüft von, getestet von, prüfer, gemessen von, herausgeber, 评测方, 评测机构, 评测者, 测试方, assessor, evaluation organization, ran by, verified by',
  ),
  evaluator_kind: column(
    'Kind of evaluator',
    'choice',
    'evaluator type, evaluator relationship, kind, evaluation type, type of evaluator, source type, independence, kind of evaluator, art des prüfers, prüferart, 评测类型, 评测方类型, relationship, tester type, party, evaluated by type, first party or third party',
  ),
  interest: column(
    'Interest',
    'name',
    'conflict, conflict of interest, interested party, sponsor, sponsored by, funded by, interessenkonflikt, 利益相关, 赞助, coi, funding, gesponsert von',
  ),
  settings_disclosed: column(
    'Settings stated',
    'flag',
    'settings disclosed, disclosed, settings stated, config disclosed, settings published, einstellungen offengelegt, 设置公开, settings known, reproducible settings',
  ),
  settings: column(
    'Settings',
    'text',
    'parameters, generation settings, generation config, generation args, hyperparameters, setup, eval settings, params, test settings, einstellungen, parameter, 参数, 设置, 生成参数, config details, args, inference settings, conditions, bedingungen',
  ),
  table_id: column(
    'Table',
    'text',
    'table, snapshot, snapshot id, table name, table number, tabelle, 表, 表格, evaluation id, snapshot date id, run id, eval run, table no',
  ),
  rank: column(
    'Rank',
    'count',
    'position, place, #, no, rank ub, ranking, pos, rang, platz, 排名, 名次, rank (ub), standing, overall rank, nr',
  ),
  table_size: column(
    'Table size',
    'count',
    'out of, models ranked, number of models, num models, of, total models, anzahl modelle, 模型数, 参评模型数, models in table, field size',
  ),
  published_on: column(
    'Published on',
    'day',
    'date, published, publication date, date published, release date, published at, publish date, leaderboard publish date, posted, day, reported on, report date, as of, last updated, updated, leaderboard date, snapshot date, veröffentlicht, veröffentlicht am, datum, stand, 发布日期, 日期, 发布时间, 更新时间, pub date, date reported, published date, 公布日期',
  ),
  evaluated_on: column(
    'Evaluated on',
    'day',
    'evaluation date, tested on, test date, date evaluated, measured on, evaluated at, eval date, retrieved timestamp, evaluation timestamp, date tested, run date, getestet am, geprüft am, testdatum, messdatum, 评测日期, 测试日期, 评测时间, date of test, tested',
  ),
  source_title: column(
    'Source, title',
    'text',
    'source, source name, reference, paper, paper title, publication, citation, article, title, quelle, titel, quelle titel, 来源, 论文, 标题, source title, document, report, article title, read in, 出处, report title, ref, source document, literatur',
  ),
  source_url: column(
    'Source, address',
    'url',
    'url, link, source link, paper url, paper link, href, web, website, source data url, source address, reference url, arxiv, arxiv url, citation url, evidence, evidence url, quelle url, adresse, webadresse, 链接, 来源链接, 网址, 论文链接, dataset url, source uri, uri, where read, evidence link, reference link, http, quellenlink, 地址',
  ),
  locator: column(
    'Place in the source',
    'text',
    'page, section, figure, table in source, where, fundstelle, seite, abschnitt, 页码, 位置, page number, location, pages, place in source, p, anchor',
  ),
  tier: column(
    'Tier of the source',
    'choice',
    'source tier, primary or relay, first hand, quellenart, 来源级别, primary, primary source, primary/relay, first-hand',
  ),
  repeats_id: column(
    'Repeats the claim',
    'id',
    'repeats, echo of, repeats claim, original claim, copy of, original claim id, wiederholt, 转引',
  ),
  read_as: column('Read as', 'text', 'read from, extraction, extracted from, how read, extraction method, gelesen als, 读取方式, read how'),
  derived: column('Derived', 'flag', 'computed, calculated, is derived, abgeleitet, berechnet, 推导, 计算得出, estimated'),
  unverified: column('Unverified', 'flag', 'to verify, needs check, not verified, unchecked, ungeprüft, 未核实, not checked, check needed'),
  retracted: column('Retracted', 'flag', 'withdrawn, is retracted, zurückgezogen, 撤回, withdrawn claim'),
  note: column(
    'Note',
    'text',
    'notes, comment, comments, remarks, remark, description, anmerkung, anmerkungen, bemerkung, bemerkungen, notiz, kommentar, 备注, 说明, 注释, caveat, caveats, details, memo, additional notes',
  ),
} as const satisfies Record<string, Entry>

export type ClaimColumn = keyof typeof claimColumns
export const claimColumnNames = Object.keys(claimColumns) as ClaimColumn[]
export const isClaimColumn = (name: string): name is ClaimColumn => Object.hasOwn(claimColumns, name)
export const columnLabel = (name: ClaimColumn): string => claimColumns[name].label

/** What a heading means for each column of the file (`null`: left out), and what holds for every row that does not say it itself. */
export type Mapping = {
  columns: (ClaimColumn | null)[]
  constants: Partial<Record<ClaimColumn, string>>
  /** What 11/12/2026 means in this file, where somebody said it. */
  dayOrder?: DayOrder | undefined
}

/** What a whole table usually has in common and rarely repeats in each row; asked once where the file has no column for it. */
export const commonColumns = [
  'model',
  'vendor',
  'benchmark',
  'dimension',
  'task',
  'unit',
  'evaluator',
  'evaluator_kind',
  'published_on',
  'source_title',
  'source_url',
  'tier',
  'table_id',
] as const satisfies readonly ClaimColumn[]

/** The cautious reading of what a file does not say: who ran it is not known, and the source repeats somebody else. */
export const cautious: Partial<Record<ClaimColumn, string>> = { evaluator_kind: 'unknown', tier: 'relay' }

/** Without one of these no row can become a claim. Each entry is a choice of columns of which one is enough. */
export const neededColumns: readonly (readonly ClaimColumn[])[] = [
  ['model', 'model_id', 'id'],
  ['value', 'wins', 'statement', 'id'],
  ['task', 'id'],
  ['evaluator', 'id'],
  ['published_on', 'id'],
  ['source_title', 'source_url', 'id'],
]

export const evaluatorKindWords: Record<string, string> = {
  ...Object.fromEntries(
    evaluatorKinds.flatMap(({ id, label }) => [
      [id, id],
      [label.toLowerCase(), id],
    ]),
  ),
  'first party': 'vendor',
  'first-party': 'vendor',
  first_party: 'vendor',
  self: 'vendor',
  'self-reported': 'vendor',
  developer: 'vendor',
  'third party': 'independent',
  'third-party': 'independent',
  third_party: 'independent',
  'peer reviewed': 'peer_reviewed',
  academic: 'independent',
  arena: 'independent',
  crowd: 'community',
  other: 'unknown',
}
