/** Pictures made of cells, seen by their pixels and hits. */
package org.netloupe.figure.matrix;
