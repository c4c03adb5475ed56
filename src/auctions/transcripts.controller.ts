import { Controller, Get, NotFoundException, Param, Req, Res, UseGuards } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { uuid } from '../platform/input/index.js';
import { AddressRateGuard } from '../platform/limits/index.js';
import { TranscriptsService } from './transcripts.service.js';

/** A year: nothing of an ended auction changes again. */
const FOR_EVER = 'public, max-age=31536000, immutable';

/** The HTTP door to transcripts, open to anyone. */
@Controller('auctions')
@UseGuards(AddressRateGuard)
export class TranscriptsController {
  constructor(private readonly transcripts: TranscriptsService) {}

  @Get(':id/transcript.json')
  async transcript(@Param('id') id: string, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    reply.header('cache-control', 'no-store');
    const auctionId = uuid.safeParse(id);
    const auction = auctionId.success ? await this.transcripts.ended(auctionId.data) : null;
    if (auction === null) throw new NotFoundException('There is no transcript: the auction is unknown or goes on');
    const tag = this.transcripts.versionTag(auction);
    const isKnown = hasTag(request.headers['if-none-match'], tag);
    const bytes = isKnown ? null : await this.transcripts.bytes(auction);
    reply.header('cache-control', FOR_EVER).header('etag', tag);
    if (bytes === null) reply.code(304).send();
    else reply.header('content-type', 'application/json').send(bytes);
  }
}

/** RFC 9110, section 13.1.2: weak comparison, any of a list, or any at all. */
const hasTag = (header: string | undefined, tag: string): boolean =>
  header?.split(',').some(part => ['*', tag, `W/${tag}`].includes(part.trim())) ?? false;
