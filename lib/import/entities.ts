const named: Record<string, string> = {
  ...{
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    nbsp: ' ',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    hairsp: ' ',
    shy: '',
    zwnj: '',
    zwj: '',
  },
  ...{
    ndash: '–',
    mdash: '—',
    minus: '−',
    hellip: '…',
    lsquo: '‘',
    rsquo: '’',
    sbquo: '‚',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    laquo: '«',
  },
  ...{
    raquo: '»',
    lsaquo: '‹',
    rsaquo: '›',
    bull: '•',
    middot: '·',
    times: '×',
    divide: '÷',
    plusmn: '±',
    deg: '°',
    micro: 'µ',
    permil: '‰',
  },
  ...{ le: '≤', ge: '≥', ne: '≠', asymp: '≈', sim: '∼', infin: '∞', sum: '∑', radic: '√', frac12: '½', frac14: '¼', frac34: '¾' },
  ...{ sup1: '¹', sup2: '²', sup3: '³', euro: '€', pound: '£', yen: '¥', cent: '¢', copy: '©', reg: '®', trade: '™', sect: '§', para: '¶' },
  ...{ dagger: '†', Dagger: '‡', rarr: '→', larr: '←', uarr: '↑', darr: '↓', harr: '↔', check: '✓', cross: '✗', star: '☆', starf: '★' },
  ...{
    alpha: 'α',
    beta: 'β',
    gamma: 'γ',
    delta: 'δ',
    Delta: 'Δ',
    epsilon: 'ε',
    lambda: 'λ',
    mu: 'μ',
    pi: 'π',
    sigma: 'σ',
    Sigma: 'Σ',
    omega: 'ω',
  },
  ...{
    agrave: 'à',
    aacute: 'á',
    acirc: 'â',
    atilde: 'ã',
    auml: 'ä',
    aring: 'å',
    aelig: 'æ',
    ccedil: 'ç',
    egrave: 'è',
    eacute: 'é',
    ecirc: 'ê',
  },
  ...{
    euml: 'ë',
    igrave: 'ì',
    iacute: 'í',
    icirc: 'î',
    iuml: 'ï',
    ntilde: 'ñ',
    ograve: 'ò',
    oacute: 'ó',
    ocirc: 'ô',
    otilde: 'õ',
    ouml: 'ö',
  },
  ...{
    oslash: 'ø',
    ugrave: 'ù',
    uacute: 'ú',
    ucirc: 'û',
    uuml: 'ü',
    yacute: 'ý',
    yuml: 'ÿ',
    szlig: 'ß',
    oelig: 'œ',
    scaron: 'š',
    zcaron: 'ž',
  },
  ...{
    Agrave: 'À',
    Aacute: 'Á',
    Acirc: 'Â',
    Auml: 'Ä',
    Aring: 'Å',
    AElig: 'Æ',
    Ccedil: 'Ç',
    Egrave: 'È',
    Eacute: 'É',
    Ecirc: 'Ê',
    Iacute: 'Í',
  },
  ...{ Ntilde: 'Ñ', Oacute: 'Ó', Ouml: 'Ö', Oslash: 'Ø', Uacute: 'Ú', Uuml: 'Ü', Scaron: 'Š', Zcaron: 'Ž' },
}

const from128 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'

/** What a number from 128 to 159 means in Windows-1252, and so on pages, where nobody means the control characters of Unicode. */
export const windowsCharacter = (code: number): string => from128[code - 128] ?? '\ufffd'

function fromNumber(code: number): string {
  if (code >= 128 && code < 160) return windowsCharacter(code)
  return code === 0 || code > 0x10_ff_ff || (code >= 0xd8_00 && code < 0xe0_00) ? '\ufffd' : String.fromCodePoint(code)
}

/** Turns the entities of HTML into the characters they stand for, once: `&amp;lt;` becomes `&lt;`. Unknown ones stay as they are written. */
export const decodeEntities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z][a-z0-9]{1,30}));/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return Object.hasOwn(named, name) ? (named[name] ?? whole) : whole
    return fromNumber(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })
