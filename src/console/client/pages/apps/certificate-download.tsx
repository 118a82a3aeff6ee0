import { Button, Group, Stack } from '@mantine/core';
import { api, data } from '../../api/client';
import { useAct } from '../../design/act';
import { ProblemNote } from '../../design/problem-note';
import { saveFile } from '../../design/save-file';
import { texts } from '../../texts/en';

const words = texts.apps.certificates;

/** Saves a certificate through the API, which wants the token that a plain link would not bring. */
async function saveCertificate(id: string, form: 'pem' | 'der'): Promise<void> {
  const path = form === 'pem' ? '/signing-keys/{keyId}/certificate.pem' : '/signing-keys/{keyId}/certificate.der';
  const blob = await data(api.GET(path, { params: { path: { keyId: id } }, parseAs: 'blob' }));
  saveFile(`certificate.${form}`, blob as unknown as Blob);
}

/** A certificate in either form, as a file. */
export function DownloadButtons({ id }: { id: string }) {
  const save = useAct<'pem' | 'der'>({ run: (form) => saveCertificate(id, form), done: words.fileSaved, refresh: [] });
  return (
    <Stack gap={4}>
      <Group gap={4}>
        {(['pem', 'der'] as const).map((form) => (
          <Button
            key={form}
            size="compact-xs"
            variant="default"
            loading={save.isPending && save.variables === form}
            onClick={() => save.mutate(form)}
          >
            {words[form]}
          </Button>
        ))}
      </Group>
      {save.isError && <ProblemNote error={save.error} />}
    </Stack>
  );
}
