import { type ReactNode, useEffect } from 'react';
import { useRouteFocus } from './use-route-focus.ts';

export interface PageTitleProps {
  /** The h1, and the title of the browser's tab. */
  title: string;
  /** For the tab instead, where the h1 holds what must not stay in a shared computer's history. */
  tabTitle?: string;
  /** A line above the h1: the name of what the page is a part of. */
  caption?: ReactNode;
  /** A form with errors: puts "Error: " in front of the tab's title. */
  invalid?: boolean;
  /** Came in place of a form, on the same path. */
  isEnd?: boolean;
  service?: string;
}

/** The one h1 of a page. */
export function PageTitle({
  title,
  tabTitle,
  caption,
  invalid = false,
  isEnd = false,
  service = 'Dandelion',
}: PageTitleProps) {
  const heading = useRouteFocus<HTMLHeadingElement>(isEnd);
  const inTab = tabTitle ?? title;
  useEffect(() => {
    document.title = `${invalid ? 'Error: ' : ''}${inTab} – ${service}`;
  }, [inTab, invalid, service]);
  return (
    <h1 className="d-title" ref={heading} tabIndex={-1} dir="auto">
      {caption !== undefined && <span className="d-title__caption">{caption} </span>}
      {title}
    </h1>
  );
}
