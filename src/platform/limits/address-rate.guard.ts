import { type CanActivate, type ExecutionContext, HttpException, HttpStatus, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { HttpClients, peerOf } from '../http/index.js';
import { RateLimits } from './rate-limits.js';

/** Before a plain HTTP route: its requests count with those of the API, per address. */
@Injectable()
export class AddressRateGuard implements CanActivate {
  constructor(
    private readonly limits: RateLimits,
    private readonly clients: HttpClients,
  ) {}

  async canActivate(execution: ExecutionContext): Promise<boolean> {
    const http = execution.switchToHttp();
    const { address } = this.clients.of(peerOf(http.getRequest<FastifyRequest>().raw));
    const waitMs = await this.limits.take('requestsPerAddress', address);
    if (waitMs === null) return true;
    http
      .getResponse<FastifyReply>()
      .header('retry-after', Math.ceil(waitMs / 1000))
      .header('cache-control', 'no-store');
    throw new HttpException('Too many requests, please try again later', HttpStatus.TOO_MANY_REQUESTS);
  }
}
