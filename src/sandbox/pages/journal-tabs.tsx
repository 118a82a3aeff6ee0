const tabs = [
  ['/calls', 'Calls'],
  ['/deliveries', 'To apps'],
  ['/journal', 'SAML'],
] as const;

/** The way between the journals. */
export function JournalTabs(props: { current: (typeof tabs)[number][0] }) {
  return (
    <nav class="tabs" aria-label="Journals">
      {tabs.map(([path, label]) => (
        <a key={path} href={path} aria-current={path === props.current ? 'page' : undefined}>
          {label}
        </a>
      ))}
    </nav>
  );
}
