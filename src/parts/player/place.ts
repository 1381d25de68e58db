/** Where and how a recording plays, so that another address of it goes on there. */
export interface Place {
  /** Seconds from its start. */
  readonly at: number;
  readonly rate: number;
  readonly isPlaying: boolean;
}

/** The present place. Volume and muting stay with the player itself. */
export function placeOf({currentTime, playbackRate, paused}: HTMLAudioElement): Place {
  return {at: currentTime, rate: playbackRate, isPlaying: !paused};
}

/** Loads the player's address from its beginning, and goes on at the place. */
export function goOn(audio: HTMLAudioElement, {at, isPlaying}: Place): void {
  audio.load();
  audio.currentTime = at; // without metadata yet, it is where playing will start (HTML §4.8.11.9)
  if (isPlaying) void audio.play().catch(() => undefined); // a failure also fires the error event
}

/** An address without what signs it: where a recording is, as far as an address says. */
export const pathOf = (address: string | undefined): string | undefined => address?.split(/[?#]/)[0];
