/** Where Slack and its people reach us (design: stable, other tools rely on it). */
export const EVENTS_PATH = '/slack/events';
export const INSTALL_PATH = '/slack/install';
export const REDIRECT_PATH = '/slack/oauth_redirect';

/** Slack's Web API, where SLACK_API_URL does not say otherwise. */
export const SLACK_API_URL = 'https://slack.com/api/';
