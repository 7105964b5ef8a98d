const FEW = '(?:one|two|three|four|five|[1-5]|single|sole|lone|only)';
const COUNT = new RegExp(
  `(?:\\b(?:the|our|just|only|but|a) ){0,2}\\b${FEW}(?: ${FEW})?\\b(?: (?:of|out of|from|in) (?:our |the |these |those )?(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten)\\b)?`,
  'i',
);
const PLURALS: Readonly<Record<string, string>> = {
  person: 'people',
  woman: 'women',
  man: 'men',
  child: 'children',
  family: 'families',
  baby: 'babies',
  lady: 'ladies',
};
const PEOPLE =
  /^( \S+){0,2}? (person|woman|man|child|family|baby|lady|patient|resident|client|user|prisoner|student|girl|boy|mother|case|carer|member|nurse|veteran|refugee|traveller|inmate|teenager|infant|pt|stillbirth|death|suicide|overdose|arrest|termination|miscarriage|assault|birth)\b/;

/** A phrase with a count of five or fewer as one that says less: "one patient with …" → "fewer than 6 patients with …". */
export function fewerThanSix(phrase: string): string[] {
  const count = COUNT.exec(phrase);
  if (count === null) return [];
  const head = phrase.slice(0, count.index);
  const tail = phrase.slice(count.index + count[0].length);
  const more = tail.replace(
    PEOPLE,
    (all, _, noun: string) => all.slice(0, -noun.length) + (PLURALS[noun] ?? `${noun}s`),
  );
  const all = phrase.replace(new RegExp(COUNT, 'gi'), 'a few');
  return [`${head}fewer than 6${more}`, `${head}a few${more}`, all];
}
