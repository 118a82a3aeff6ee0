import type { EntityTarget, ObjectLiteral } from 'typeorm';
import { TokenEntity } from './api/token.entity';
import { AcsEndpointEntity, AppEntity, AttributeEntity, SpCertificateEntity } from './apps/app.entity';
import { SigningKeyEntity } from './certificates/signing-key.entity';
import { CustomAttributeEntity, GroupEntity, UserEntity } from './directory';
import { CredentialEntity } from './sign-in/credential.entity';

/** Every entity of every room, for whoever opens the database: the composition root and the tests. */
export const entities: readonly EntityTarget<ObjectLiteral>[] = [
  AcsEndpointEntity,
  AppEntity,
  AttributeEntity,
  SpCertificateEntity,
  CredentialEntity,
  CustomAttributeEntity,
  GroupEntity,
  SigningKeyEntity,
  UserEntity,
  TokenEntity,
];
