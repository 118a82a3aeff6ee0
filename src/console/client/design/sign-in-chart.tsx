import { Box, Table } from '@mantine/core';
import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { schemas } from '../api/schema';
import { texts } from '../texts/en';

type Day = schemas['SignInDays']['items'][number];
const words = texts.home;

/** Bars of sign-ins a day; the same numbers stand in a table for whoever does not see bars. */
export function SignInChart({ days }: { days: readonly Day[] }) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const plot = new uPlot(optionsOf(current), dataOf(days), current);
    const observer = new ResizeObserver(() => plot.setSize({ width: current.clientWidth, height }));
    observer.observe(current);
    return () => {
      observer.disconnect();
      plot.destroy();
    };
  }, [days]);
  return (
    <>
      <Box ref={place} aria-hidden />
      <details>
        <summary>{words.asTable}</summary>
        <Table aria-label={words.signIns}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{words.day}</Table.Th>
              <Table.Th>{words.answered}</Table.Th>
              <Table.Th>{words.refused}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {days.map(({ day, answered, refused }) => (
              <Table.Tr key={day}>
                <Table.Td>{day}</Table.Td>
                <Table.Td>{answered}</Table.Td>
                <Table.Td>{refused}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </details>
    </>
  );
}

const height = 180;

function dataOf(days: readonly Day[]): uPlot.AlignedData {
  return [
    days.map(({ day }) => Date.parse(`${day}T12:00:00Z`) / 1_000),
    days.map(({ answered }) => answered),
    days.map(({ refused }) => refused),
  ];
}

function optionsOf(place: HTMLElement): uPlot.Options {
  const colour = (name: string) => getComputedStyle(place).getPropertyValue(name);
  const axis = { stroke: colour('--mantine-color-dimmed'), grid: { stroke: colour('--cs-line') } };
  const bars = uPlot.paths.bars?.({ size: [0.7] });
  return {
    width: place.clientWidth,
    height,
    legend: { show: false },
    cursor: { show: false },
    axes: [axis, { ...axis, incrs: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 5_000, 10_000] }],
    series: [
      {},
      { label: words.answered, fill: colour('--cs-primary'), ...(bars && { paths: bars }) },
      { label: words.refused, fill: colour('--cs-danger-ink'), ...(bars && { paths: bars }) },
    ],
  };
}
