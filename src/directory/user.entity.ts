import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { UserId } from '../core';
import type { Address, Phone, User } from './user';

/** A row of `users`; the `…Key` columns hold names as they are compared. */
@Entity('users')
export class UserEntity {
  @PrimaryColumn({ type: 'uuid' })
  id!: UserId;

  @Column({ type: 'text' })
  username!: string;

  @Column({ type: 'text', name: 'username_key' })
  usernameKey!: string;

  @Column({ type: 'text' })
  email!: string;

  @Column({ type: 'text', name: 'email_key' })
  emailKey!: string;

  @Column({ type: 'text', name: 'first_name' })
  firstName!: string;

  @Column({ type: 'text', name: 'middle_name', nullable: true })
  middleName!: string | null;

  @Column({ type: 'text', name: 'last_name' })
  lastName!: string;

  @Column({ type: 'text', name: 'display_name', nullable: true })
  displayName!: string | null;

  @Column({ type: 'boolean' })
  administrator!: boolean;

  @Column({ type: 'boolean' })
  suspended!: boolean;

  @Column({ type: 'boolean', name: 'password_expired' })
  passwordExpired!: boolean;

  @Column({ type: 'text', name: 'job_title', nullable: true })
  jobTitle!: string | null;

  @Column({ type: 'text', nullable: true })
  location!: string | null;

  @Column({ type: 'jsonb' })
  addresses!: Address[];

  @Column({ type: 'jsonb' })
  phones!: Phone[];

  @Column({ type: 'text', name: 'employee_number', nullable: true })
  employeeNumber!: string | null;

  @Column({ type: 'text', nullable: true })
  department!: string | null;

  @Column({ type: 'text', nullable: true })
  company!: string | null;

  @Column({ type: 'text', name: 'cost_centre', nullable: true })
  costCentre!: string | null;

  @Column({ type: 'text', nullable: true })
  division!: string | null;

  @Column({ type: 'uuid', name: 'manager_id', nullable: true })
  managerId!: UserId | null;

  @Column({ type: 'date', name: 'start_date', nullable: true })
  startDate!: string | null;

  @Column({ type: 'text', name: 'preferred_language', nullable: true })
  preferredLanguage!: string | null;

  @Column({ type: 'text', nullable: true })
  locale!: string | null;

  @Column({ type: 'text', nullable: true })
  timezone!: string | null;

  @Column({ type: 'text', name: 'user_type', nullable: true })
  userType!: string | null;

  @Column({ type: 'text', name: 'photo_url', nullable: true })
  photoUrl!: string | null;

  @Column({ type: 'jsonb' })
  custom!: User['custom'];

  @Column({ type: 'text', name: 'search_words', array: true })
  searchWords!: string[];

  @Column({ type: 'integer' })
  revision!: number;

  @Column({ type: 'timestamptz', name: 'created_at' })
  createdAt!: Date;

  @Column({ type: 'timestamptz', name: 'updated_at' })
  updatedAt!: Date;
}
