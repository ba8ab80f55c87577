# One place for compiler flags: every library and program of the house is made by these two functions.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")  # -O3 takes a quarter longer over all; where it pays a library asks for it

add_library(freshlegs_flags INTERFACE)
target_include_directories(freshlegs_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(freshlegs_flags INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -ffp-contract=off)  # the same bytes from every compiler: no fused multiply-add behind our back
# g++ 12 takes the payload of an empty optional or variant for read, and "a" + std::string for overlapping copies
# (GCC bugs 80635 and 105651); clang and the sanitizers look for the real ones.
target_compile_options(freshlegs_flags INTERFACE
  $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized -Wno-restrict>
  $<$<BOOL:${FRESHLEGS_UNITY}>:-Wno-subobject-linkage>)  # asks whether a type stands in the main file: here none does
if(FRESHLEGS_WERROR)
  target_compile_options(freshlegs_flags INTERFACE -Werror)
endif()
if(FRESHLEGS_SANITIZE)
  target_compile_options(freshlegs_flags INTERFACE
    -fsanitize=${FRESHLEGS_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(freshlegs_flags INTERFACE -fsanitize=${FRESHLEGS_SANITIZE})
endif()
if(FRESHLEGS_FUZZ)  # coverage feedback in the code under test, the fuzzer's main only in the targets
  target_compile_options(freshlegs_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

include(Unity)
macro(_together name)  # at the end, when the folders below have added their sources
  if(FRESHLEGS_UNITY)
    cmake_language(EVAL CODE "cmake_language(DEFER DIRECTORY [[${CMAKE_SOURCE_DIR}]] CALL freshlegs_unity ${name})")
  endif()
endmacro()

# freshlegs_library(NAME SOURCES... [USES targets...]): a static library of one room.
function(freshlegs_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC freshlegs_flags ${ARG_USES})
  _together(${name})
endfunction()

# freshlegs_program(NAME SOURCES... [USES targets...])
function(freshlegs_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE freshlegs_flags ${ARG_USES})
  target_link_options(${name} PRIVATE -Wl,--as-needed)
  _together(${name})
endfunction()
