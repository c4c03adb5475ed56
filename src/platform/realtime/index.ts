export { DATABASE_URL, Notifications } from './notifications.js';
export { type History, type Listener, type Numbered, PAGE_MAX, Rooms } from './rooms.js';
