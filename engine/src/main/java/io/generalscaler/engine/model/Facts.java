package io.generalscaler.engine.model;

import io.generalscaler.engine.schedule.ScheduleOutlook;
import java.util.Optional;

/**
 * What a snapshot says of itself, known before the first stage moves the number.
 *
 * @param outlook what the schedule says; empty without one
 * @param demandCost what the metrics may ask for at most; empty without a budget that caps them
 * @param cost what the tightest budget affords; empty without one
 * @param standing whose the present size is
 * @param carried what single rules remember, brought up to now
 */
public record Facts(
        Optional<ScheduleOutlook> outlook,
        Optional<Cost> demandCost,
        Optional<Cost> cost,
        Standing standing,
        Carried carried) {}
