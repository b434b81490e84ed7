/** What the fuzz targets of the readers share; each target lies in the package of its reader. */
package org.robustlt.core.fuzz;
