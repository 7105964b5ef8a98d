import { Card } from './card.tsx';

export interface PersonCardProps {
  name: string;
  role: string;
  organisation: string | undefined;
  helpsWith: string;
  helpsWithLabel: string;
}

/** What anybody sees of a person who wants to be found. */
export function PersonCard({ name, role, organisation, helpsWith, helpsWithLabel }: PersonCardProps) {
  const place = [role, organisation].filter((part) => part !== undefined && part !== '').join(', ');
  return (
    <Card title={name} level={2}>
      {place !== '' && <p dir="auto">{place}</p>}
      {helpsWith !== '' && (
        <p dir="auto">
          <span className="d-soft">{helpsWithLabel}:</span> {helpsWith}
        </p>
      )}
    </Card>
  );
}
