/** Training as it goes on: a progress bar, and events for the JDK's Flight Recorder. Both listen to a fit. */
@NullMarked
package dev.gradsmith.progress;

import org.jspecify.annotations.NullMarked;
