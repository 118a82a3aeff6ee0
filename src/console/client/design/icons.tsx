/** Our own few icons, drawn on a grid of 20 with strokes of the text's colour; each is decoration beside a name. */
function Icon({ path }: { path: string }) {
  return (
    <svg
      width="18"
      height="18"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      aria-hidden="true"
    >
      <path d={path} strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

export const HomeIcon = () => <Icon path="M3 9.5 10 3l7 6.5V17h-5v-4H8v4H3z" />;
export const AppsIcon = () => <Icon path="M3 3h6v6H3zM11 3h6v6h-6zM3 11h6v6H3zM11 11h6v6h-6z" />;
export const PeopleIcon = () => <Icon path="M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM4 17c.5-3.5 3-5 6-5s5.500 1.500 6 5" />;
export const GroupsIcon = () => (
  <Icon path="M7 9a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM13.500 9a2 2 0 1 0 0-4M2 16c.4-3 2.400-4.500 5-4.500s4.600 1.500 5 4.500M14 11.600c2 .2 3.500 1.600 4 4.400" />
);
export const ActivityIcon = () => <Icon path="M3 10h3l2-6 4 12 2-6h3" />;
export const SettingsIcon = () => <Icon path="M4 5h7M15 5h1M4 10h1M9 10h7M4 15h7M15 15h1M13 3v4M7 8v4M13 13v4" />;
export const ColumnsIcon = () => <Icon path="M3 4h14v12H3zM8 4v12M13 4v12" />;
export const SearchIcon = () => <Icon path="M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.500 13.500 17 17" />;

/** Our mark: an open ring closed by the second signature. */
export function Mark() {
  return (
    <svg
      width="24"
      height="24"
      viewBox="0 0 32 32"
      fill="none"
      stroke="currentColor"
      strokeWidth="3.2"
      aria-hidden="true"
    >
      <path d="M25.2 8.2A12 12 0 1 0 27.6 18" strokeLinecap="round" />
      <path d="M10.4 15.6l5 5.2L28.6 7.4" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
