# Everything comes from Debian 12; one imported target per library, system headers so that their warnings stay theirs.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(date REQUIRED)          # libhowardhinnant-date-dev: date::date, date::date-tz
find_package(spdlog REQUIRED)        # libspdlog-dev: spdlog::spdlog
find_package(nlohmann_json REQUIRED) # nlohmann-json3-dev
find_package(CLI11 REQUIRED)         # libcli11-dev
find_package(Eigen3 REQUIRED NO_MODULE)
find_package(Boost 1.81 REQUIRED)    # libboost1.81-dev: Asio is header only
find_package(SQLiteCpp REQUIRED)     # libsqlitecpp-dev
pkg_check_modules(SQLITE3 REQUIRED IMPORTED_TARGET sqlite3)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
pkg_check_modules(NETTLE REQUIRED IMPORTED_TARGET nettle)
pkg_check_modules(ARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(SDBUS REQUIRED IMPORTED_TARGET sdbus-c++)
pkg_check_modules(SYSTEMD REQUIRED IMPORTED_TARGET libsystemd)
pkg_check_modules(TOMLPP REQUIRED IMPORTED_TARGET tomlplusplus)

find_library(CSV_LIBRARY csv REQUIRED)  # libcsv-dev has no pkg-config file
find_path(CSV_INCLUDE_DIR csv.h REQUIRED)
add_library(libcsv INTERFACE IMPORTED)
target_link_libraries(libcsv INTERFACE ${CSV_LIBRARY})
target_include_directories(libcsv SYSTEM INTERFACE ${CSV_INCLUDE_DIR})
