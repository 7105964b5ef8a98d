import { webAddress } from './web-address.ts';

/** The title of a public page as a link to it; as text where its address is none that can be opened. */
export function SourceLink({ source }: { source: { url: string; title: string } }) {
  const address = webAddress(source.url);
  if (address === undefined) {
    return (
      <span>
        <bdi>{source.title}</bdi> (<bdi>{source.url}</bdi>)
      </span>
    );
  }
  return (
    <a className="d-prints-address" href={address.href} rel="noreferrer noopener" dir="auto">
      {source.title}
    </a>
  );
}
