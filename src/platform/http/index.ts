export { type Client, type Peer, peerOf } from './client-of.js';
export { HttpClients } from './http-clients.js';
