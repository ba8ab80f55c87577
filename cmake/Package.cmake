# cpack -G DEB: one package with both programs. The unit is installed, not enabled; data lie in the user's home and are
# no part of the package, so that an upgrade or a removal never touches them.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME freshlegs)
set(CPACK_PACKAGE_CONTACT "freshlegs contributors <contributors@freshlegs.invalid>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# libarchive is opened only when an archive comes (ingest/archive), so shlibdeps does not see it.
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tzdata, libarchive13")
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "xdg-utils")
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION  # the synopsis is the project's
"Watches a folder for the recordings of running watches, heart-rate straps and
lifting apps (FIT and CSV), and compares the runs after leg sessions with your
own runs on fresh legs, with hills, heat and fitness taken out.

Everything stays on this computer; there is no network code. The user service
is installed but not enabled.")
set(CPACK_STRIP_FILES ON)
include(CPack)
