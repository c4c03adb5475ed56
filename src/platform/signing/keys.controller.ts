import { Controller, Get, Header, UseGuards } from '@nestjs/common';
import { AddressRateGuard } from '../limits/index.js';
import { type PublicKey, SigningKey } from './signing-key.js';

/** The public halves of what this house signs with, for whoever wants to check a paper of ours. */
@Controller()
@UseGuards(AddressRateGuard)
export class KeysController {
  constructor(private readonly key: SigningKey) {}

  @Get('.well-known/aluloop-keys.json')
  @Header('cache-control', 'public, max-age=300')
  keys(): { readonly keys: readonly PublicKey[] } {
    return { keys: [this.key.public] };
  }
}
