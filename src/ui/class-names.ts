/** Joins the class names that are there: `classNames('d-card', tone && 'd-card--ok')`. */
export function classNames(...names: (string | false | undefined)[]): string {
  return names.filter((name) => typeof name === 'string' && name !== '').join(' ');
}
