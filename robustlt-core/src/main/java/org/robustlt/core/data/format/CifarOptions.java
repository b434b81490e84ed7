package org.robustlt.core.data.format;

import org.robustlt.api.component.Description;

/**
 * Options of CIFAR-10 and CIFAR-100.
 *
 * @param verify whether the files must be the official ones
 */
public record CifarOptions(
    @Description("whether the files must be the official ones, by size and checksum")
        boolean verify) {}
