"""The package as its users get it."""
import importlib.util
import os
import subprocess
import sys
import tempfile
import unittest

PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


class PackageTest(unittest.TestCase):
    def test_is_installed_by_pip(self):
        if not all(importlib.util.find_spec(name) for name in ("pip", "setuptools")):
            self.skipTest("python3-pip and python3-setuptools are not installed")
        with tempfile.TemporaryDirectory() as folder:
            source, target = os.path.join(folder, "source"), os.path.join(folder, "target")
            # pip builds within the folder that it is given
            subprocess.run(["cp", "-r", PACKAGE, source], check=True)
            subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps",
                            "--no-build-isolation", "--target", target, source], check=True, timeout=120)
            code = "import netloupe, netloupe.query, netloupe.pipeline; print(netloupe.__file__)"
            out = subprocess.run([sys.executable, "-c", code], cwd=folder, check=True, capture_output=True, text=True,
                                 env={**os.environ, "PYTHONPATH": target}, timeout=60)
            self.assertTrue(out.stdout.startswith(target), out.stdout)

    def test_frameworks_are_imported_only_when_asked_for(self):
        code = "import sys, netloupe; print([m for m in ('torch', 'keras', 'tensorflow') if m in sys.modules])"
        out = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True,
                             env={**os.environ, "PYTHONPATH": PACKAGE}, timeout=60)
        self.assertEqual("[]", out.stdout.strip())


if __name__ == "__main__":
    unittest.main()
