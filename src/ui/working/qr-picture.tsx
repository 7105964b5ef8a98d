import { encode } from 'uqr';

export interface QrPictureProps {
  text: string;
  /** What it leads to, for whoever does not see it. */
  label: string;
}

/** A text as a QR code, drawn by this device: nothing of it leaves it. Dark on white whatever the theme, for cameras. */
export function QrPicture({ text, label }: QrPictureProps) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('');
  return (
    <svg className="d-qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} className="d-qr__paper" />
      <path d={path} className="d-qr__ink" />
    </svg>
  );
}
