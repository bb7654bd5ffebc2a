// The scanner of XML: the same tags and texts in pieces of any size, and what is not well formed is refused.
import { describe, expect, it } from 'vitest';
import {
  CLOSE,
  MalformedXml,
  MORE,
  OPEN,
  XmlScanner,
} from '../../../src/read/workbook/xml-scanner.js';

const NAMES = ['row', 'c', 't'];

/** All that the scanner finds, as lines. */
function scanned(xml: string, size = 1 << 20): string[] {
  const bytes = new TextEncoder().encode(xml);
  const scanner = new XmlScanner(NAMES);
  const found: string[] = [];
  const drain = () => {
    for (let token = scanner.next(); token !== MORE; token = scanner.next()) {
      const name = NAMES[scanner.name - 1] ?? '?';
      if (token === OPEN) {
        const given = [...scanner.attributes()].map(([key, value]) => `${key}=${value}`);
        found.push(`<${[name, ...given].join(' ')}`);
      } else found.push(token === CLOSE ? `/${name}` : `'${scanner.text()}'`);
    }
  };
  for (let start = 0; start < bytes.length; start += size) {
    scanner.push(bytes.subarray(start, start + size));
    drain();
  }
  scanner.finish();
  drain();
  return found;
}

const XML = `<?xml version="1.0"?>
<!-- a > b -->
<x:row  xmlns:x='urn:x' x:id="1"
  id = "2"><c a='"' b="&lt;&#12354;&#x3042;>"/><x:t>発行日 &amp; 更新\r\n</x:t ><other><t><![CDATA[a<b>&amp;]]></t
></other><?go on?>tail<!---->end</x:row>
`;

describe('well-formed XML', () => {
  const expected = [
    '<row x=urn:x id=2',
    '<c a=" b=<ああ>',
    '/c',
    '<t',
    "'発行日 & 更新\n'",
    '/t',
    '<?',
    '<t',
    "'a<b>&amp;'",
    '/t',
    '/?',
    "'tail'",
    "'end'",
    '/row',
  ];

  it('is read by names without prefixes, entities decoded', () => {
    expect(scanned(XML)).toEqual(expected);
  });

  it('is the same in pieces of any size', () => {
    const whole = scanned(XML);
    for (let size = 1; size <= 40; size += 1) expect(scanned(XML, size)).toEqual(whole);
  });
});

describe('what is refused', () => {
  it.each([
    ['nothing', ''],
    ['white space', ' \n'],
    ['text alone', 'row'],
    ['text before the root', 'x<row/>'],
    ['text behind the root', '<row/>x'],
    ['a root left open', '<row>'],
    ['a tag cut off', '<row><c'],
    ['a value cut off', '<row a="b'],
    ['a comment left open', '<row><!-- </row>'],
    ['CDATA left open', '<row><![CDATA[ </row>'],
    ['another closed', '<row><c></row></c>'],
    ['a longer name closed', '<row></rows>'],
    ['one too many closed', '<row/></row>'],
    ['a second root', '<row/><row/>'],
    ['a document type', '<!DOCTYPE row [<!ENTITY a "b">]><row>&a;</row>'],
    ['an unknown entity', '<row>&a;</row>'],
    ['an entity left open', '<row>&amp</row>'],
    ['half a surrogate', '<row>&#xD800;</row>'],
    ['a value without quotes', '<row a=b/>'],
    ['a name without a value', '<row a/>'],
    ['a tag in a value', '<row a="<c/>"/>'],
    ['a tag without a name', '< row/>'],
    ['elements without end', '<row>'.repeat(300) + '</row>'.repeat(300)],
  ])('%s', (_name, xml) => {
    for (const size of [1, 1000]) expect(() => scanned(xml, size)).toThrow(MalformedXml);
  });

  it('bytes that are no UTF-8', () => {
    const scanner = new XmlScanner(NAMES);
    scanner.push(Uint8Array.from([...Buffer.from('<row>'), 0xff, ...Buffer.from('</row>')]));
    expect(scanner.next()).toBe(OPEN);
    scanner.next();
    expect(() => scanner.text()).toThrow(MalformedXml);
  });
});
