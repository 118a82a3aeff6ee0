import { chatPostMessage } from './chat-post-message';

/** Messages (Slack facts, Web API §4). */
export const chatMethods = [chatPostMessage];
