import { useQuery } from '@tanstack/react-query';
import { useParams } from 'wouter';
import { api, data } from '../../api/client';
import { Loaded } from '../../design/loaded';
import { May } from '../../design/may';
import { Page } from '../../design/page';
import { texts } from '../../texts/en';
import { actOf } from './entry-words';
import { EventDetail } from './event-detail';

const words = texts.activity;

/** One event under an address of its own, to be handed to a colleague. */
export function EventPage() {
  const { event: id = '' } = useParams();
  const event = useQuery({
    queryKey: ['activity', 'entry', id],
    queryFn: () => data(api.GET('/activity/entries/{entry}', { params: { path: { entry: id } } })),
  });
  return (
    <May scope="traces:read" what={words.mayRead}>
      <Loaded query={event}>
        {(found) => (
          <Page title={actOf(found)} lead={words.eventLead(id)}>
            <EventDetail entry={found} />
          </Page>
        )}
      </Loaded>
    </May>
  );
}
