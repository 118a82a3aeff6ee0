import type { ProfileField } from '../../org/org-data';
import { text } from '../argument';
import { isOrgWide, teamOf } from '../team-of-call';
import { defineMethod } from '../web-method';
import { demand } from '../web-refusal';

const sectionId = 'additional_fields';
const visibilities = ['all', 'visible', 'hidden'];

/** The workspace's own profile fields; none of them is hidden. */
export const teamProfileGet = defineMethod({
  name: 'team.profile.get',
  verb: 'GET',
  takesJson: true,
  tokens: ['user', 'bot'],
  scopes: ['users.profile:read'],
  tier: 3,
  args: { visibility: text() },
  writes: false,
  run(call) {
    const { visibility = 'all' } = call.args;
    demand(visibilities.includes(visibility), 'invalid_arguments');
    const teamId = isOrgWide(call) ? call.org.enterpriseId : teamOf(call, undefined).id;
    const fields = visibility === 'hidden' ? [] : call.org.profileFields.all;
    return {
      profile: {
        fields: fields.map(renderField),
        sections: [
          {
            id: sectionId,
            team_id: teamId,
            section_type: 'additional_fields',
            label: 'About me',
            order: 1,
            is_hidden: false,
          },
        ],
      },
    };
  },
});

/** A field that SCIM fills is protected: people and programs leave it alone. */
function renderField(field: Readonly<ProfileField>) {
  const isScim = field.scimAttribute !== undefined;
  return {
    id: field.id,
    ordering: field.ordering,
    field_name: field.label.toLowerCase().replace(/\W+/g, '_'),
    label: field.label,
    hint: field.hint,
    type: field.type,
    possible_values: field.possibleValues ?? null,
    options: { is_scim: isScim, is_protected: isScim },
    is_hidden: false,
    section_id: sectionId,
    permissions: { api: isScim ? [] : ['admin'], ui: !isScim, scim: isScim },
    is_inverse: false,
  };
}
