import { describe, expect, it } from 'vitest'
import { decodeEntities } from './entities'
import { pageText, tidy } from './page-text'

describe('the text of a page', () => {
  it.each([
    ['keeps paragraphs apart', '<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['joins what one line holds', '<p>Veo <b>3.1</b>\n scores   <i>83</i>%</p>', 'Veo 3.1 scores 83%'],
    [
      'puts a tab between cells',
      '<table><tr><th>Model</th><th>Elo</th></tr><tr><td>Kling</td><td>1,234</td></tr></table>',
      'Model\tElo\nKling\t1,234',
    ],
    ['marks the entries of lists', '<ul><li>One</li><li>Two</li></ul>', '- One\n- Two'],
    ['breaks lines', 'a<br>b<br/>c', 'a\nb\nc'],
    ['drops scripts with tags inside', '<script>if (a < b) document.write("<p>no</p>")</script>yes', 'yes'],
    ['drops styles, whatever their case', '<STYLE type="x">p{}</StYlE >yes', 'yes'],
    ['drops navigation, also nested', '<nav>Home<nav>More</nav>Less</nav><main>Text</main>', 'Text'],
    ['drops comments', 'a<!-- <p>b</p> -->c', 'ac'],
    ['drops the title, which the source has', '<head><title>T</title></head><body>B</body>', 'B'],
    ['reads past > in attributes', '<a title="a > b" href=x>link</a>', 'link'],
    ['decodes entities once', '<p>&lt;b&gt; &amp;lt; &eacute; &#8211; &#x2265; &#150; 95&nbsp;%</p>', '<b> &lt; é – ≥ – 95 %'],
    ['keeps a lone less-than', 'p < 0.05 and a<b', 'p < 0.05 and a'],
    ['keeps Chinese', '<p>可灵 3.0 胜率&nbsp;61.2%</p>', '可灵 3.0 胜率 61.2%'],
    ['keeps nothing of an empty page', '<html><body></body></html>', ''],
    ['survives an unclosed script', 'a<script>b', 'a'],
    ['survives an unclosed tag', 'a<p class="x', 'a'],
    ['survives an unclosed comment', 'a<!--b', 'a'],
    ['keeps the lines of preformatted text', '<pre>a 1\nb 2</pre>c', 'a 1\nb 2\n\nc'],
    ['survives a stray end tag', 'a</nav></div>b', 'a\nb'],
  ])('%s', (_, html, text) => expect(pageText(html)).toBe(text))

  it('reads five megabytes of anything in time that grows with its length', () => {
    for (const piece of ['<', '<a "', '<!--', '<script', '<p><div>', '&amp;&#', '<a x="', '</', '<nav>', ' \n\t', '<td>x']) {
      const start = performance.now()
      pageText(piece.repeat(Math.ceil(5_000_000 / piece.length)))
      expect(performance.now() - start, piece).toBeLessThan(8000)
    }
  })

  it('never gives a script to run, because every tag is gone or stands as text', () => {
    expect(pageText('<img src=x onerror=alert(1)><svg onload=alert(1)>x</svg><scr<script>ipt>')).not.toMatch(/<\w/)
  })
})

describe('entities', () => {
  it('leave alone what they do not know', () => {
    expect(decodeEntities('&unheardof; &; &# AT&T &constructor; &toString;')).toBe('&unheardof; &; &# AT&T &constructor; &toString;')
  })

  it('that stand for no character become the replacement character', () => {
    expect(decodeEntities('&#0;&#xD800;&#x110000;')).toBe('\ufffd\ufffd\ufffd')
  })
})

it('a text is tidied to one form, so that line ends and blanks do not change its hash', () => {
  expect(tidy('\ufeffa  b \r\nc\0\r\r\n\n\n d')).toBe('a b\nc\n\nd')
})
