import type { TurnedAway } from '../../store/my-projects.ts';
import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { Card } from '../../ui/content/card.tsx';
import { content } from './content.ts';
import { useSaveWork } from './use-save-work.tsx';

/** What is not sent because the server does not take it from this person: why, and how to carry it on. */
export function TurnedAwayCard({ turnedAway, project }: { turnedAway: TurnedAway; project: string }) {
  const { code, changes } = turnedAway;
  const { save, told } = useSaveWork();
  const words = content.turnedAway;
  const reasons: Readonly<Record<string, string>> = words.why;
  return (
    <Card tone="problem" meta={<bdi>{project}</bdi>} title={words.title(changes)}>
      <p>
        {reasons[code] ?? words.other} {words.kept}
      </p>
      <ButtonRow>
        <Button small look="secondary" hiddenText={`: ${project}`} onClick={() => void save()}>
          {content.unsent.saveFile}
        </Button>
      </ButtonRow>
      <p role="status">{told}</p>
    </Card>
  );
}
