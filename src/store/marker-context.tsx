import { createContext, use } from 'react';
import { useStore as useZustand } from 'zustand';
import { createMarker, type Lost, type Marker } from './marker.ts';

/** Without one, nothing was lost as far as anybody knows. */
export const MarkerContext = createContext<Marker>(createMarker(undefined));

export function useLost(): { lost: readonly Lost[]; forget(lost: Lost): void } {
  const marker = use(MarkerContext);
  const { lost } = useZustand(marker.state);
  return { lost, forget: marker.forget };
}
