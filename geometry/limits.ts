// Every limit that an uploaded part file meets, in one place. A file beyond a limit is answered by a sentence, never by a crash.

/** The largest file that is read, in bytes. */
export const FILE_BYTES_MAX = 300_000_000
/** The most that the parts of one archive may grow to when unpacked, in bytes. */
export const INFLATED_BYTES_MAX = 2_000_000_000
/** Archives larger than this when unpacked must also keep to the growth below. */
export const INFLATED_BYTES_ALWAYS_FINE = 50_000_000
/** How many times larger than its packed form an archive part may become. */
export const INFLATION_RATIO_MAX = 150
/** Entries in one archive. */
export const ARCHIVE_ENTRIES_MAX = 20_000
/** Triangles of one part, all copies placed. */
export const TRIANGLES_MAX = 5_000_000
/** Corners of one polygon in a text format, before it is cut into triangles. */
export const POLYGON_CORNERS_MAX = 4_096
/** Placed objects of one file, all copies counted. */
export const PLACED_OBJECTS_MAX = 20_000
/** Levels of components inside components. */
export const COMPONENT_DEPTH_MAX = 32
/** The largest coordinate that still means something, in the unit of the file. */
export const COORDINATE_MAX = 1e9
/** Levels of elements inside elements in an XML file. */
export const XML_DEPTH_MAX = 64
/** Characters of one XML tag with its attributes. */
export const XML_TAG_CHARACTERS_MAX = 100_000
/** How long a mesh, and a STEP or IGES file, may be computed, in milliseconds; comparing two files takes as long as both. */
export const MESH_WALL_MS_MAX = 60_000
export const CAD_WALL_MS_MAX = 120_000
/** How long a first look may take while somebody waits for the answer to an upload. */
export const INSPECT_WALL_MS_MAX = 8_000
/** Part files in one ZIP, and what they may come to when unpacked, in bytes. */
export const ZIP_PARTS_MAX = 200
export const ZIP_BYTES_MAX = 300_000_000
/** The smallest box of a part with more triangles than this is not looked for at first sight. */
export const INSPECT_TRIANGLES_MAX = 200_000
/** Memory of one measuring process, in bytes. */
export const WORKER_MEMORY_BYTES_MAX = 2_500_000_000
/** A process that holds more than this after its work is replaced, because some memory never shrinks. */
export const WORKER_MEMORY_BYTES_KEPT = 700_000_000
/** Measuring processes at once, and one more for first looks, which do not wait behind long measurings. */
export const WORKERS_MAX = 2
export const QUICK_WORKERS_MAX = 1
