import { Center, Loader } from '@mantine/core';
import { texts } from '../texts/en';

/** Where something comes in a moment. */
export function Waiting() {
  return (
    <Center mih="40vh">
      <Loader aria-label={texts.loading} />
    </Center>
  );
}
