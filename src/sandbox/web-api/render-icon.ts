const sizes = [34, 44, 68, 88, 102, 230, 132] as const;

/** The picture of a workspace that has none of its own: the address is of Slack's form, and nothing reads it. */
export function renderIcon(): { [name: string]: string | boolean } {
  const images = sizes.map((size) => [
    `image_${size}`,
    `https://a.slack-edge.com/img/avatars-teams/ava_0001-${size}.png`,
  ]);
  return { image_default: true, ...Object.fromEntries(images) };
}
