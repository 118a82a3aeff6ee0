import { Box } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Holds what may be wider than the page. While it is, it scrolls by keyboard too, and is a stop on the way. */
export function Wide({ label, children }: { label: string; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const [isCut, setCut] = useState(false);
  useEffect(() => {
    const { current } = place;
    if (current === null) return;
    const observer = new ResizeObserver(() => setCut(current.scrollWidth > current.clientWidth));
    observer.observe(current);
    for (const child of current.children) observer.observe(child);
    return () => observer.disconnect();
  }, []);
  return (
    <Box ref={place} className="wide" {...(isCut && { tabIndex: 0, role: 'group', 'aria-label': label })}>
      {children}
    </Box>
  );
}
