import { Anchor, Box, Group, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { Link } from 'wouter';
import type { schemas } from '../api/schema';
import { texts } from '../texts/en';
import { type Column, DataTable } from './data-table';

type Day = schemas['SignInDays']['items'][number];
const words = texts.home;

/** Bars of sign-ins a day; the same numbers stand in a table for whoever does not see bars. */
export function SignInChart({ days }: { days: readonly Day[] }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const plot = new uPlot(optionsOf(current, days), dataOf(days), current);
    const observer = new ResizeObserver(() => plot.setSize({ width: current.clientWidth, height }));
    observer.observe(current);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [days]);
  return (
    <>
      <Group gap="md" aria-hidden>
        <Legend color="var(--cs-primary)" text={words.answered} />
        <Legend color="var(--cs-danger-ink)" text={words.refused} />
      </Group>
      <Box ref={place} aria-hidden />
      <details>
        <summary>{words.asTable}</summary>
        <DataTable
          name="sign-in-days"
          label={words.signIns}
          columns={columns}
          rows={days}
          rowKey={({ day }) => day}
          empty={null}
        />
      </details>
    </>
  );
}

const columns: readonly Column<Day>[] = [
  {
    key: 'day',
    title: words.day,
    text: ({ day }) => day,
    cell: ({ day }) => <Entries day={day} text={day} />,
  },
  {
    key: 'answered',
    title: words.answered,
    text: ({ answered }) => String(answered),
    cell: ({ day, answered }) => <Entries day={day} text={answered} outcome="success" />,
  },
  {
    key: 'refused',
    title: words.refused,
    text: ({ refused }) => String(refused),
    cell: ({ day, refused }) => <Entries day={day} text={refused} outcome="refused" />,
  },
  {
    key: 'unfinished',
    title: words.unfinished,
    text: ({ other }) => String(other),
    cell: ({ day, other }) => <Entries day={day} text={other} outcome="waiting" />,
  },
];

/** A number of a day leads to exactly the sign-ins that it counts. */
function Entries({ day, text, outcome }: { day: string; text: string | number; outcome?: string }) {
  const ended = outcome === undefined ? '' : `&outcome=${outcome}`;
  return text === 0 ? (
    text
  ) : (
    <Anchor component={Link} href={`/activity?kind=saml.sign_in&from=${day}&to=${dayAfter(day)}${ended}`} inherit>
      {text}
    </Anchor>
  );
}

const height = 180;

function Legend({ color, text }: { color: string; text: string }) {
  return (
    <Group gap={6}>
      <Box w={12} h={12} bg={color} />
      <Text size="sm">{text}</Text>
    </Group>
  );
}

/** Refused stand on top of those let in: the higher bar is drawn first, the lower one over it. */
function dataOf(days: readonly Day[]): uPlot.AlignedData {
  return [
    days.map((_day, n) => n),
    days.map(({ answered, refused }) => answered + refused),
    days.map(({ answered }) => answered),
  ];
}

const dayFormat = new Intl.DateTimeFormat(undefined, { month: 'numeric', day: 'numeric', timeZone: 'UTC' });

/** Days are not instants: a bar stands over its day, whatever the viewer's zone. */
function optionsOf(place: HTMLElement, days: readonly Day[]): uPlot.Options {
  const colour = (name: string) => getComputedStyle(place).getPropertyValue(name);
  const axis = { stroke: colour('--mantine-color-dimmed'), grid: { stroke: colour('--cs-line') } };
  const bars = uPlot.paths.bars?.({ size: [0.7] });
  const dayAxis: uPlot.Axis = {
    ...axis,
    grid: { show: false },
    space: 44,
    incrs: [1, 2, 4, 7],
    values: (_plot, splits) =>
      splits.map((n) => {
        const day = days[n]?.day;
        return day === undefined ? '' : dayFormat.format(new Date(day));
      }),
  };
  return {
    width: place.clientWidth,
    height,
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: [-0.6, days.length - 0.4] } },
    axes: [dayAxis, { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 10_000] }],
    series: [
      {},
      { label: words.refused, fill: colour('--cs-danger-ink'), ...(bars && { paths: bars }) },
      { label: words.answered, fill: colour('--cs-primary'), ...(bars && { paths: bars }) },
    ],
  };
}

/** The next day, as days are written. */
function dayAfter(day: string): string {
  return new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
}
