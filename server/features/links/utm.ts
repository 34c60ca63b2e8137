/**
 * The parameters by which shops and analytics tell campaigns apart, by convention: lower case, `utm_source` the platform, `utm_medium`
 * influencer, `utm_campaign` the campaign's name, `utm_content` creator and deliverable, `utm_id` the campaign's id.
 */
export type Utm = { readonly [name: `utm_${string}`]: string }

/** Lower case, accents off, everything else to hyphens. */
export const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 80)

export function utmOf(
  campaign: { id: string; name: string },
  booked?: { platform: string; handle: string; deliverable: string },
): Utm {
  return {
    ...(booked ? { utm_source: slug(booked.platform) } : {}),
    utm_medium: 'influencer',
    utm_campaign: slug(campaign.name),
    ...(booked ? { utm_content: `${slug(booked.handle)}-${slug(booked.deliverable)}` } : {}),
    utm_id: campaign.id,
  }
}
