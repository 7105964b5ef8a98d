import { Button } from '../../ui/actions/button.tsx';
import { ButtonRow } from '../../ui/actions/button-row.tsx';
import { Card } from '../../ui/content/card.tsx';
import { BringBack } from './bring-back.tsx';
import { content } from './content.ts';
import { useSaveWork } from './use-save-work.tsx';

/** How work leaves this device and comes to it without a network. */
export function WorkInFile() {
  const { save, told } = useSaveWork();
  const words = content.file;
  return (
    <Card level={2} title={words.title}>
      <p>{words.lead}</p>
      <ButtonRow>
        <Button look="secondary" onClick={() => void save()}>
          {words.saveAll}
        </Button>
      </ButtonRow>
      <p role="status">{told}</p>
      <BringBack />
    </Card>
  );
}
