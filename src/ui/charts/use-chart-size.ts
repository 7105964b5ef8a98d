import { type RefObject, useEffect, useRef, useState } from 'react';

/** The width of an element, and the size of small text in it, in CSS pixels; both follow the window and its zoom. */
export function useChartSize(): [RefObject<HTMLDivElement | null>, { width: number; fontSize: number }] {
  const element = useRef<HTMLDivElement>(null);
  const [size, setSize] = useState({ width: 640, fontSize: 14 });
  useEffect(() => {
    const box = element.current;
    if (box === null || typeof ResizeObserver === 'undefined') return;
    const measure = () => {
      const width = Math.round(box.clientWidth);
      const fontSize = 0.875 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
      if (width > 0) setSize((now) => (now.width === width && now.fontSize === fontSize ? now : { width, fontSize }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, []);
  return [element, size];
}
