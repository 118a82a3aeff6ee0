import { type DoubtSettings, doubtNames, doubts } from '../doubts';
import { SelectField } from './fields';

/** The switches for what no source tells; folded away until one of them is turned. */
export function Readings(props: { doubtSettings: DoubtSettings }) {
  const { doubtSettings } = props;
  const turned = doubtNames.filter((name) => doubtSettings[name] !== doubts[name].choices[0]).length;
  return (
    <details id="doubts" open={turned > 0}>
      <summary>
        <h2>Where Slack is not known</h2>{' '}
        <span class="quiet">
          {doubtNames.length} readings, {turned === 0 ? 'each the hardest one' : `${turned} turned`}
        </span>
      </summary>
      <form method="post" action="/settings/doubts" class="stack">
        <p class="quiet">
          No source says what Slack does here. The first choice is the hardest for an identity provider.
        </p>
        {doubtNames.map((name) => (
          <SelectField
            key={name}
            name={name}
            label={doubts[name].question}
            hint={doubts[name].source}
            value={doubtSettings[name]}
            choices={doubts[name].choices.map((choice) => [choice, choice.replaceAll('-', ' ')] as const)}
          />
        ))}
        <p>
          <button type="submit">Save readings</button>
        </p>
      </form>
    </details>
  );
}
