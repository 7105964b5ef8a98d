const EVERY_MS = 15_000;

/**
 * Says at once what begins, and then every 15 s how far it is, to a terminal or not: beside the output, so that a table in it stays whole.
 *
 * @param howFar "120 of 300 histories"
 * @returns ends it
 */
export function pulse(begins: string, howFar: () => string): () => void {
  const began = performance.now();
  const say = (text: string) => void process.stderr.write(`${text}\n`);
  say(begins);
  const timer = setInterval(() => say(`${howFar()}, ${((performance.now() - began) / 1000).toFixed(0)} s`), EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
