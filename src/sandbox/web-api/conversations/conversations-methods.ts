import { conversationsInfo } from './conversations-info';
import { conversationsList } from './conversations-list';
import { conversationsMembers } from './conversations-members';

/** Channels and direct conversations (Slack facts, Web API §4). */
export const conversationsMethods = [conversationsList, conversationsInfo, conversationsMembers];
