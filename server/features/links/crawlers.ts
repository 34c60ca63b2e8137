/**
 * Who names itself in its `User-Agent` and is no person: previews that a messenger or a network fetches when somebody shares a link, and
 * bots. Each line is a name as its operator documents it, looked for without regard to capitals; the first that is found counts. What
 * does not name itself is not guessed at: a wrong guess would take a creator's click away.
 */
export const PREVIEWS = [
  'facebookexternalhit', 'facebookcatalog', 'meta-externalfetcher', 'Slackbot', 'Slack-ImgProxy', 'WhatsApp/', 'Twitterbot', 'TelegramBot',
  'LinkedInBot', 'Discordbot', 'SkypeUriPreview', 'Pinterestbot', 'Pinterest/0', 'redditbot', 'Snap URL Preview', 'Viber/', 'Line/Preview',
  'Linespider', 'vkShare', 'XING-contenttabreceiver', 'Iframely', 'Embedly', 'Mastodon/', 'Bluesky Cardyb', 'Cardyb', 'Google-PageRenderer',
  'Googlebot-Image', 'Chat-Preview', 'MicrosoftPreview', 'BitlyBot', 'Tumblr/', 'Threads-Preview', 'Zoom.us-Unfurl', 'Notionbot', 'Signal-Preview',
  'kakaotalk-scrap', 'Yeti/', 'Instagram-Preview', 'Nextcloud Server Crawler', 'Matrix-Preview', 'Synapse/', 'MattermostBot', 'Rocket.Chat',
] as const // prettier-ignore

export const BOTS = [
  'Googlebot', 'Google-InspectionTool', 'GoogleOther', 'AdsBot-Google', 'Mediapartners-Google', 'Storebot-Google', 'FeedFetcher-Google', 'bingbot',
  'BingPreview', 'adidxbot', 'DuckDuckBot', 'Baiduspider', 'YandexBot', 'YandexImages', 'Sogou', 'Exabot', 'Applebot', 'Amazonbot', 'PetalBot',
  'SeznamBot', 'Qwantify', 'CCBot', 'GPTBot', 'ChatGPT-User', 'OAI-SearchBot', 'ClaudeBot', 'Claude-User', 'anthropic-ai', 'PerplexityBot',
  'Bytespider', 'TikTokSpider', 'meta-externalagent', 'FacebookBot', 'cohere-ai', 'Diffbot', 'AhrefsBot', 'SemrushBot', 'MJ12bot', 'DotBot',
  'rogerbot', 'BLEXBot', 'DataForSeoBot', 'SerpstatBot', 'Screaming Frog', 'Sitebulb', 'archive.org_bot', 'ia_archiver', 'heritrix', 'UptimeRobot',
  'Pingdom', 'StatusCake', 'Site24x7', 'BetterStack', 'Better Uptime', 'NewRelicPinger', 'DatadogSynthetics', 'GTmetrix', 'Chrome-Lighthouse',
  'PageSpeed', 'W3C_Validator', 'LinkChecker', 'Barracuda', 'Proofpoint', 'Mimecast', 'SafeLinks', 'urlscan', 'VirusTotal', 'CensysInspect',
  'Expanse', 'zgrab', 'masscan', 'Nmap', 'Nuclei', 'HeadlessChrome', 'PhantomJS', 'Puppeteer', 'Playwright', 'Selenium', 'curl/', 'Wget/',
  'HTTPie/', 'PostmanRuntime', 'python-requests', 'python-httpx', 'Python-urllib', 'aiohttp', 'Scrapy', 'Go-http-client', 'Java/', 'okhttp',
  'Apache-HttpClient', 'libwww-perl', 'node-fetch', 'undici', 'axios/', 'got (', 'Ruby', 'PHP/', 'Guzzle', 'Dart/', 'Faraday', 'colly',
] as const // prettier-ignore
