/**
 * The list with what was typed or pasted added: one tag a line, or parted by semicolons. Runs of spaces become one;
 * a tag that is there already, in whatever case, is left out.
 */
export function withTags(tags: readonly string[], input: string): string[] {
  const added = [...tags];
  for (const part of input.split(/[;\n]/)) {
    const tag = part.trim().replace(/\s+/g, ' ');
    if (tag !== '' && !includesTag(added, tag)) added.push(tag);
  }
  return added;
}

export function includesTag(tags: readonly string[], tag: string): boolean {
  return tags.some((each) => each.localeCompare(tag, 'en', { sensitivity: 'accent' }) === 0);
}
