# Finds a Java that Almanac was tried on: 17 to 25. Sourced by ./almanac and ./mvnw, so that both take the same one.
#
#   find_java jdk|jre   sets and exports JAVA_HOME; with "jdk" it must have a compiler.
#                       Returns 2 after three lines on stderr where there is none.

# Prints the major version of the Java in folder $1, nothing where there is no Java.
java_major() {
    [ -x "$1/bin/java" ] || return 0
    version=
    if [ -r "$1/release" ]; then
        version=$(sed -n 's/^JAVA_VERSION="\([^"]*\)".*/\1/p' "$1/release")
    fi
    if [ -z "$version" ]; then
        version=$("$1/bin/java" -version 2>&1 | sed -n 's/.* version "\([^"]*\)".*/\1/p' | head -n 1)
    fi
    printf '%s\n' "$version" | sed 's/^1\.//; s/[^0-9].*//'
}

# Succeeds where the Java in folder $1 fits kind $2.
java_fits() {
    case $(java_major "$1") in
        17 | 18 | 19 | 2[0-5]) ;;
        *) return 1 ;;
    esac
    [ "$2" = jre ] || [ -x "$1/bin/javac" ]
}

# Prints the folders where a Java may be, one a line, the user's own choice first.
java_places() {
    if [ -n "${JAVA_HOME:-}" ]; then
        printf '%s\n' "$JAVA_HOME"
    fi
    on_path=$(command -v java || true)
    # macOS has a /usr/bin/java that only offers an installer; java_home speaks for it below.
    if [ -n "$on_path" ] && { [ "$on_path" != /usr/bin/java ] || [ ! -x /usr/libexec/java_home ]; }; then
        real=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
        printf '%s\n' "${real%/bin/java}"
    fi
    if [ -x /usr/libexec/java_home ]; then
        /usr/libexec/java_home -v 21 2>/dev/null || true
        /usr/libexec/java_home -v 17 2>/dev/null || true
    fi
    for place in \
        "${ALMANAC_JVM_DIR:-/usr/lib/jvm}"/* \
        "${SDKMAN_DIR:-${HOME:-}/.sdkman}"/candidates/java/* \
        "${HOME:-}"/.jdks/* \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /home/linuxbrew/.linuxbrew/opt/openjdk* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/java/* /opt/jdk*; do
        printf '%s\n' "$place"
    done
}

find_java() {
    wanted=$1
    seen=
    if [ -n "${ALMANAC_JAVA_HOME:-}" ]; then
        if java_fits "$ALMANAC_JAVA_HOME" "$wanted"; then
            JAVA_HOME=$ALMANAC_JAVA_HOME
            export JAVA_HOME
            return 0
        fi
        major=$(java_major "$ALMANAC_JAVA_HOME")
        {
            echo "error: ALMANAC_JAVA_HOME=$ALMANAC_JAVA_HOME cannot be used"
            if [ -z "$major" ]; then
                echo "cause: there is no Java in that folder"
            elif java_fits "$ALMANAC_JAVA_HOME" jre; then
                echo "cause: it is a Java $major without a compiler, and there is something to build"
            else
                echo "cause: it is Java $major; Almanac runs on 17 to 25"
            fi
            echo "remedy: point it at a JDK 17 or 21, or unset it to have one looked for"
        } >&2
        return 2
    fi
    old_ifs=$IFS
    IFS='
'
    for place in $(java_places); do
        if java_fits "$place" "$wanted"; then
            IFS=$old_ifs
            JAVA_HOME=$place
            export JAVA_HOME
            return 0
        fi
        major=$(java_major "$place")
        if [ -n "$major" ]; then
            case " $seen" in
                *" $major,"*) ;;
                *) seen="$seen $major," ;;
            esac
        fi
    done
    IFS=$old_ifs
    {
        if [ "$wanted" = jdk ]; then
            echo "error: no JDK from 17 to 25 was found"
        else
            echo "error: no Java from 17 to 25 was found"
        fi
        if [ -n "$seen" ]; then
            seen=${seen# }
            echo "cause: found only Java ${seen%,}; needed is one from 17 to 25, with a compiler where something is to build"
        else
            echo "cause: looked at JAVA_HOME, the PATH, /usr/lib/jvm, SDKMAN and Homebrew; Almanac runs on Java"
        fi
        echo "remedy: install one (apt install openjdk-17-jdk-headless, brew install openjdk@17) or set ALMANAC_JAVA_HOME"
    } >&2
    return 2
}
