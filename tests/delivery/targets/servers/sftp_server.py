"""An SFTP server that keeps each user within one folder, and fails when it is told to."""

import asyncio
import os
import threading
from contextlib import contextmanager

import asyncssh

USER, PASSWORD = "giám-nghèo", "mật khẩu sftp"


class Server:
    """log: (operation, path on disk) of all that writes. fail: raised when a file is opened or written to."""

    def __init__(self, root):
        self.root = root
        self.key = asyncssh.generate_private_key("ssh-ed25519")
        self.reset()

    def reset(self):
        self.log = []
        self.fail_open = self.fail_write = None
        self.renames = True

    async def start(self):
        outer = self

        class Files(asyncssh.SFTPServer):
            def __init__(self, chan):
                super().__init__(chan, chroot=os.fsencode(outer.root))

            def open(self, path, pflags, attrs):
                if pflags & asyncssh.FXF_WRITE:
                    outer.log.append(("open", os.fsdecode(self.map_path(path))))
                    if outer.fail_open:
                        raise outer.fail_open
                return super().open(path, pflags, attrs)

            def write(self, file_obj, offset, data):
                if outer.fail_write:
                    raise outer.fail_write
                return super().write(file_obj, offset, data)

            def posix_rename(self, oldpath, newpath):
                if not outer.renames:
                    raise asyncssh.SFTPOpUnsupported("no such extension")
                outer.log.append(("rename", os.fsdecode(self.map_path(newpath))))
                return super().posix_rename(oldpath, newpath)

            def rename(self, oldpath, newpath):
                if os.path.exists(self.map_path(newpath)):
                    raise asyncssh.SFTPFailure("it is there")
                return super().rename(oldpath, newpath)

            def remove(self, path):
                outer.log.append(("remove", os.fsdecode(self.map_path(path))))
                return super().remove(path)

            def mkdir(self, path, attrs):
                outer.log.append(("mkdir", os.fsdecode(self.map_path(path))))
                return super().mkdir(path, attrs)

        class Logins(asyncssh.SSHServer):
            def password_auth_supported(self):
                return True

            def validate_password(self, username, password):
                return (username, password) == (USER, PASSWORD)

        self._server = await asyncssh.create_server(
            Logins, "127.0.0.1", 0, server_host_keys=[self.key], sftp_factory=Files
        )
        self.port = self._server.get_port()


@contextmanager
def sftp_server(root):
    """A Server, listening on its `port`."""
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, daemon=True).start()
    server = Server(root)
    asyncio.run_coroutine_threadsafe(server.start(), loop).result(10)
    yield server
    loop.call_soon_threadsafe(loop.stop)
