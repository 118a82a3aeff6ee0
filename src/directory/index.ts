export type { CsvExportOptions } from './csv-export';
export type { CsvCreate, CsvImportOptions, CsvPlan, CsvUpdate } from './csv-plan';
export type { CustomAttribute, CustomScalar, CustomValue } from './custom-attribute';
export { CustomAttributeEntity } from './custom-attribute.entity';
export {
  type DemoGroup,
  type DemoPerson,
  type DemoRole,
  demoAuthorisedGroup,
  demoDirectory,
  demoPeople,
} from './demo/demo-directory';
export { seedDemoDirectory } from './demo/seed-demo-directory';
export { DirectoryError, type DirectoryErrorCode } from './directory-error';
export { DirectoryService, type ListOptions } from './directory-service';
export type { Group, GroupOfUser } from './group';
export { GroupEntity } from './group.entity';
export { nameKey } from './name-key';
export { personNameSql } from './person-name';
export type { CsvFault } from './read-csv';
export { searchQueryText } from './search-words';
export {
  type Address,
  type DeletedUser,
  type Phone,
  type User,
  type UserAttributes,
  userAttributeNames,
} from './user';
export { UserEntity } from './user.entity';
export { userColumns } from './user-store';
export { csvHead, csvRows } from './write-csv';
