# fold_version(TARGET): a source that tells which fold this is. What a checkpoint is good for ends when the program that
# wrote it changes: the sources of the analysis are its version, so that nobody has to remember to raise a number.
function(fold_version target)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
    ${CMAKE_SOURCE_DIR}/analysis/*.cpp ${CMAKE_SOURCE_DIR}/analysis/*.h ${CMAKE_SOURCE_DIR}/ingest/recording.h)
  list(SORT sources)
  string(REPLACE ";" "\n" lines "${sources}")
  set(out ${CMAKE_CURRENT_BINARY_DIR}/fold_version.cpp)
  file(GENERATE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/fold_sources.txt CONTENT "${lines}\n")
  add_custom_command(
    OUTPUT ${out}
    COMMAND ${CMAKE_COMMAND} -D LIST=${CMAKE_CURRENT_BINARY_DIR}/fold_sources.txt -D OUT=${out}
            -P ${CMAKE_SOURCE_DIR}/cmake/fold_version.cmake
    DEPENDS ${sources} ${CMAKE_SOURCE_DIR}/cmake/fold_version.cmake
    COMMENT "Version of the fold" VERBATIM)
  target_sources(${target} PRIVATE ${out})
endfunction()
