# One place for compiler flags: every library and program of the house is made by these two functions.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
if(NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

add_library(freshlegs_flags INTERFACE)
target_include_directories(freshlegs_flags INTERFACE ${CMAKE_SOURCE_DIR})
target_compile_options(freshlegs_flags INTERFACE
  -Wall -Wextra -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wnon-virtual-dtor
  -ffp-contract=off)  # the same bytes from every compiler: no fused multiply-add behind our back
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

# freshlegs_library(NAME SOURCES... [USES targets...]): a static library of one room.
function(freshlegs_library name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES" ${ARGN})
  add_library(${name} STATIC ${ARG_SOURCES})
  target_link_libraries(${name} PUBLIC freshlegs_flags ${ARG_USES})
endfunction()

# freshlegs_program(NAME SOURCES... [USES targets...])
function(freshlegs_program name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  target_link_libraries(${name} PRIVATE freshlegs_flags ${ARG_USES})
  target_link_options(${name} PRIVATE -Wl,--as-needed)
endfunction()
